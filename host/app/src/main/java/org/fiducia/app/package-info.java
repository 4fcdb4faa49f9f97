/** The {@code fiducia} command. */
package org.fiducia.app;
