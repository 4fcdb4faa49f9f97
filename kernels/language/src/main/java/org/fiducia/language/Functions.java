package org.fiducia.language;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks a class of static functions in the kernel language that kernels and other functions may call. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface Functions {}
