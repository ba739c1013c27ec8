package org.dockermirror.preset.recipe;

import java.util.LinkedHashMap;
import java.util.Map;
import org.sonatype.nexus.rest.ValidationErrorsException;

/** What is wrong in a request, by field; a field of a part is written {@code proxy.remoteUrl}. */
final class FieldProblems {

    private final Map<String, String> byField = new LinkedHashMap<>();

    /** Adds a problem; the first of a field is the one that counts. */
    void add(String field, String message) {
        byField.putIfAbsent(field, message);
    }

    boolean isEmpty() {
        return byField.isEmpty();
    }

    Map<String, String> byField() {
        return byField;
    }

    /**
     * Goes on only if nothing is wrong.
     *
     * @throws ValidationErrorsException with one error for each field, which is answered with 400
     */
    void requireNone() {
        if (!isEmpty()) {
            ValidationErrorsException errors = new ValidationErrorsException();
            byField.forEach(errors::withError);
            throw errors;
        }
    }
}
