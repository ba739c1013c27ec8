/** Errors as the OCI distribution specification has them (section "Error Codes"). */
@NullMarked
package org.dockermirror.format.error;

import org.jspecify.annotations.NullMarked;
