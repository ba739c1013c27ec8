@NullMarked
package org.dockermirror.ui;

import org.jspecify.annotations.NullMarked;
