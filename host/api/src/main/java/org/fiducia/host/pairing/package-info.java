/** Which track is what, and which tracks belong together. */
package org.fiducia.host.pairing;
