/** Track fits of the hits of a batch. */
package org.fiducia.host.tracking;
