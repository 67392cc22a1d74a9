package io.dunlin.spi.memory;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a class that uses what the oldest supported Android lacks, and so is loaded only where that is
 * there. The build's Android check passes over it.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
@interface BeyondAndroid {}
