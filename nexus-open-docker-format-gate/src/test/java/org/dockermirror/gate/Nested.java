package org.dockermirror.gate;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** An annotation inside another one. */
@Retention(RetentionPolicy.RUNTIME)
@interface Nested {
    String value();
}
