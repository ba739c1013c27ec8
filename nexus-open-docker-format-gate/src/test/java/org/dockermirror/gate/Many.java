package org.dockermirror.gate;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** An annotation with every kind of value. */
@Retention(RetentionPolicy.RUNTIME)
@interface Many {
    int[] numbers();

    Nested nested();

    Class<?> type();

    Thread.State kind();

    String text();
}
