/** What selections ask of the tracks of an event. */
package org.fiducia.host.selection;
