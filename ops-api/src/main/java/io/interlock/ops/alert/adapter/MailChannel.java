package io.interlock.ops.alert.adapter;

import io.interlock.ops.alert.Notice;
import io.interlock.ops.alert.Target;
import io.interlock.ops.alert.adapter.TargetTable.Reached;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.mail.MailException;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Component;

/** Plain text by the SMTP server of {@code spring.mail}. */
@Component
class MailChannel implements Channel {
    private static final int LIMIT = 200;

    private final @Nullable JavaMailSender mail;
    private final AlertProperties properties;

    MailChannel(ObjectProvider<JavaMailSender> mail, AlertProperties properties) {
        this.mail = mail.getIfAvailable();
        this.properties = properties;
    }

    @Override
    public Target.Kind kind() {
        return Target.Kind.EMAIL;
    }

    boolean ready() {
        return mail != null;
    }

    @Override
    public void send(String deliveryId, Reached target, Notice notice) throws NotDelivered {
        JavaMailSender sender = mail;
        if (sender == null) {
            throw new NotDelivered("no SMTP server is set: spring.mail.host");
        }
        SimpleMailMessage message = new SimpleMailMessage();
        message.setFrom(properties.mailFrom());
        message.setTo(target.target().address().split(",\\s*"));
        message.setSubject(oneLine(notice.title()));
        message.setText(notice.text(properties.publicUrl().toString()));
        try {
            sender.send(message);
        } catch (MailException e) {
            throw new NotDelivered("the SMTP server did not take it: " + cause(e));
        }
    }

    /** A reject's text must not add headers. */
    private static String oneLine(String title) {
        return title.replaceAll("\\p{Cntrl}", " ");
    }

    private static String cause(MailException e) {
        Throwable cause = e.getMostSpecificCause();
        String words = oneLine(String.valueOf(cause.getMessage()));
        return words.length() > LIMIT ? words.substring(0, LIMIT) : words;
    }
}
