/** Who asks: the addresses of clients, behind proxies or not. */
@NullMarked
package org.dockermirror.routing.client;

import org.jspecify.annotations.NullMarked;
