/**
 * What stands between the wished mirrors and what a server has: a plan, made without touching anything, of steps that are
 * then taken one by one.
 *
 * <p>A server is seen through {@link org.dockermirror.setup.plan.Nexus}, a port with an adapter inside Nexus. {@link
 * org.dockermirror.setup.plan.Plan#between} is pure; {@link org.dockermirror.setup.plan.Execution} takes the steps and
 * reads each one back.
 */
@NullMarked
package org.dockermirror.setup.plan;

import org.jspecify.annotations.NullMarked;
