/** What a backend implements. */
package org.fiducia.host.spi;
