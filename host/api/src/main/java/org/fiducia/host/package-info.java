/** The thin host: devices, engines, cross-check, and the typed front doors to the kernels. */
package org.fiducia.host;
