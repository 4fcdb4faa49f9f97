/**
 * The annotation processor that turns kernel-language Java into OpenCL C while javac compiles it. Build time only.
 *
 * <p>{@link org.fiducia.translator.KernelProcessor} talks to javac, {@link org.fiducia.translator.ClassTranslator}
 * takes one class, {@link org.fiducia.translator.StatementTranslator} and
 * {@link org.fiducia.translator.ExpressionTranslator} its bodies, and {@link org.fiducia.translator.Effects} joins what
 * is known of all functions. Whatever lies outside the language is a {@link org.fiducia.translator.Refusal}.
 */
package org.fiducia.translator;
