/** What is kept in the server: tables, assets, components. */
@NullMarked
package org.dockermirror.format.store;

import org.jspecify.annotations.NullMarked;
