package org.dockermirror.cli;

/** Ends a command with one sentence for the person who typed it, and an exit status. */
public final class CommandException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int exitStatus;

    private CommandException(int exitStatus, String sentence, Throwable... cause) {
        super(sentence, cause.length == 0 ? null : cause[0]);
        this.exitStatus = exitStatus;
    }

    /** What was asked for is wrong: status {@link ExitStatus#BAD_INPUT}. */
    public static CommandException badInput(String sentence) {
        return new CommandException(ExitStatus.BAD_INPUT, sentence);
    }

    /** What was asked for could not be reached or done: status {@link ExitStatus#FAILED}. */
    public static CommandException failed(String sentence) {
        return new CommandException(ExitStatus.FAILED, sentence);
    }

    /** As {@link #failed(String)}; {@code cause} is shown only with {@code --verbose}. */
    public static CommandException failed(String sentence, Throwable cause) {
        return new CommandException(ExitStatus.FAILED, sentence, cause);
    }

    public int exitStatus() {
        return exitStatus;
    }

    /** The sentence: a command exception is never made without one. */
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
