/** What events are made of: the blocks that generation, detector, fits and selections hand to each other. */
package org.fiducia.kernels.event;
