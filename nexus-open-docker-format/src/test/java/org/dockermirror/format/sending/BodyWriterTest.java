package org.dockermirror.format.sending;

import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.io.IOException;
import java.nio.ByteBuffer;
import javax.servlet.AsyncContext;
import org.dockermirror.format.stream.ByteSource;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.HttpOutput;
import org.junit.Test;
import org.mockito.Mockito;

public class BodyWriterTest {

    private final ByteSource source = mock(ByteSource.class);
    private final HttpOutput out = mock(HttpOutput.class);
    private final AsyncContext async = mock(AsyncContext.class);
    private final BodyWriter writer = new BodyWriter(source, out, async);

    @Test
    public void aBodyEndsOnceHoweverOftenAnErrorIsToldOf() throws IOException {
        writer.onError(new EofException("the client left"));
        writer.onError(new EofException("the client left"));
        verify(source, times(1)).close();
        verify(async, times(1)).complete();
    }

    @Test
    public void nothingIsReadOfABodyThatHasEnded() throws IOException {
        when(out.isReady()).thenReturn(true);
        writer.onError(new EofException("the client left"));
        writer.onWritePossible();
        verify(source, times(0)).read(Mockito.any(ByteBuffer.class));
    }
}
