/** Batches of events: the memory that the steps of a reconstruction share. */
package org.fiducia.host.event;
