/**
 * The kernel language: what a kernel's author writes with, and what a host needs to run the result.
 *
 * <p>A kernel is a pure function of (item, blocks). The JVM runs the Java method itself; OpenCL devices run the C that
 * the translator made of it; both give the same bytes. See {@code docs/kernel-language.md}.
 */
package org.fiducia.language;
