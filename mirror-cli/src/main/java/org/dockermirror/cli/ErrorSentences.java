package org.dockermirror.cli;

import java.io.PrintWriter;
import java.util.function.BooleanSupplier;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns what went wrong into one sentence on standard error and an exit status; a stack trace only on request. */
final class ErrorSentences implements IParameterExceptionHandler, IExecutionExceptionHandler {

    private final BooleanSupplier verbose;

    ErrorSentences(BooleanSupplier verbose) {
        this.verbose = verbose;
    }

    @Override
    public int handleParseException(ParameterException exception, String[] arguments) {
        CommandLine command = exception.getCommandLine();
        PrintWriter err = command.getErr();
        err.println("error: " + exception.getMessage());
        if (!UnmatchedArgumentException.printSuggestions(exception, err)) {
            err.println("See " + command.getCommandSpec().qualifiedName() + " --help");
        }
        printTraceOnRequest(exception, err);
        return ExitStatus.BAD_INPUT;
    }

    @Override
    public int handleExecutionException(Exception exception, CommandLine command, ParseResult parsed) {
        PrintWriter err = command.getErr();
        if (exception instanceof CommandException known) {
            err.println("error: " + known.sentence());
            printTraceOnRequest(exception, err);
            return known.exitStatus();
        }
        err.println("error: unexpected " + exception + (verbose.getAsBoolean() ? "" : " (--verbose shows where)"));
        printTraceOnRequest(exception, err);
        return ExitStatus.FAILED;
    }

    private void printTraceOnRequest(Exception exception, PrintWriter err) {
        if (verbose.getAsBoolean()) {
            exception.printStackTrace(err);
        }
    }
}
