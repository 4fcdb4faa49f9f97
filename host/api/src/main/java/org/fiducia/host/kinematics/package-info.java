/** Kinematic fits of the tracks of a batch. */
package org.fiducia.host.kinematics;
