package dev.fairlead.cli.project;

/** Why a project cannot be written; the message says what, where and what to do. */
public final class ProjectException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Creates the exception. */
    public ProjectException(String message) {
        super(message);
    }
}
