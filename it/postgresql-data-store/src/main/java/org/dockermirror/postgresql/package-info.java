/**
 * A data store on PostgreSQL, for tests: an open-core server brings the driver, and no source that would name another
 * database than the embedded one.
 */
@NullMarked
package org.dockermirror.postgresql;

import org.jspecify.annotations.NullMarked;
