/**
 * Set-ups described in TOML files: what a user can edit, read and checked once.
 *
 * <p>Frame: right-handed, z along the beam, y up. Everything is in the native units GeV, mm, ns, T after reading,
 * whatever unit the key of the file names. {@link org.fiducia.geometry.Geometry} is the experiment; {@link
 * org.fiducia.geometry.Key} and {@link org.fiducia.geometry.TableKey} declare the keys of any such file, and the same
 * declarations check it, convert it and document it.
 */
package org.fiducia.geometry;
