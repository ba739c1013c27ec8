/** End-to-end tests: one package a scenario, and the test bed that they share. */
@NullMarked
package org.dockermirror.it;

import org.jspecify.annotations.NullMarked;
