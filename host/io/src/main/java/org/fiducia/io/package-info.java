/**
 * Event files: blocks of events streamed to and from Arrow IPC files, one column a quantity, with unit and meaning in
 * the metadata of its field. Format: Apache Arrow, "Serialization and Interprocess Communication (IPC)", format version
 * 1.5, section "IPC File Format".
 */
package org.fiducia.io;
