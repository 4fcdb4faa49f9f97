package org.fiducia.language;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a class that holds one kernel, written in the kernel language.
 *
 * <p>The entry point is {@code public static void run(long i, [long event,] blocks...)}: {@code i} is the item within
 * the launch, {@code event} (optional) the global event number {@code first + i} that keys random draws, and each block
 * is a {@link Doubles}, {@link Longs} or {@link Ints}. The class may hold further static methods and constants.
 * The translator writes the OpenCL C of the class and a {@link KernelDescriptor} named {@code <Class>Kernel}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface Kernel {}
