package quickfix;

/**
 * A message that decides for itself what the engine reads of its text. The engine calls {@code
 * parse} for all that comes in and for all that it sends again, and may be called by it for parts.
 */
public abstract class OpenMessage extends Message {
    private static final long serialVersionUID = 1L;

    /** The engine's parser for this message's session. */
    @FunctionalInterface
    protected interface Parser {
        /**
         * Reads header, fields and groups from {@code text}.
         *
         * @param sum whether CheckSum(10) of {@code text} is to hold
         * @throws InvalidMessage for text that is no message; the engine drops it
         */
        void parse(String text, boolean sum) throws InvalidMessage;
    }

    /**
     * Reads the message.
     *
     * @param dictionary that the body is to be read by
     * @throws InvalidMessage to have the engine drop it as garbled
     */
    protected abstract void read(String text, DataDictionary dictionary, Parser parser)
            throws InvalidMessage;

    @Override
    final void parse(
            String text,
            DataDictionary session,
            DataDictionary application,
            ValidationSettings settings,
            boolean validate,
            boolean sum)
            throws InvalidMessage {
        read(
                text,
                application,
                (part, partSum) ->
                        super.parse(part, session, application, settings, validate, partSum));
    }

    @Override
    final boolean hasValidStructure() {
        return getException() == null;
    }
}
