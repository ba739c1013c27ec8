/** Beans with the ids of the closed Docker format, and nothing behind them. */
@NullMarked
package org.dockermirror.standin;

import org.jspecify.annotations.NullMarked;
