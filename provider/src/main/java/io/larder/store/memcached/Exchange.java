// SPDX-License-Identifier: Apache-2.0
package io.larder.store.memcached;

import com.google.code.yanf4j.buffer.IoBuffer;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import net.rubyeye.xmemcached.command.Command;
import net.rubyeye.xmemcached.command.CommandType;
import net.rubyeye.xmemcached.exception.MemcachedDecodeException;
import net.rubyeye.xmemcached.impl.MemcachedTCPSession;
import org.jspecify.annotations.Nullable;

/**
 * Commands that go to one server together, and their replies: to xmemcached a single command of a kind that it does not
 * know, which it neither merges with others nor checks.
 */
final class Exchange extends Command {

    private final List<Request> requests;
    private final List<Reply> replies;
    private final CountDownLatch over;

    private @Nullable ReplyReader reader;

    /** Kept apart from what the closing of the connection, which follows, is taken for. */
    private @Nullable MemcachedDecodeException confusion;

    Exchange(List<Request> requests) {
        this(requests, new CountDownLatch(1));
    }

    private Exchange(List<Request> requests, CountDownLatch over) {
        super(CommandType.NOOP, over);
        this.requests = requests;
        this.replies = new ArrayList<>(requests.size());
        this.over = over;
    }

    @Override
    public void encode() {
        int length = 0;
        for (Request request : requests) {
            length += request.length();
        }
        byte[] bytes = new byte[length];
        int end = 0;
        for (Request request : requests) {
            end = request.writeTo(bytes, end);
        }
        setIoBuffer(IoBuffer.wrap(bytes));
    }

    /** Called by the one thread that reads, again and again until it says that all has come. */
    @Override
    public boolean decode(MemcachedTCPSession session, ByteBuffer buffer) {
        while (replies.size() < requests.size()) {
            ReplyReader present = reader == null ? requests.get(replies.size()).reader() : reader;
            Reply reply = present.read(buffer);
            reader = reply == null ? present : null;
            if (reply == null) {
                return false;
            }
            replies.add(reply);
            if (reply.isConfusion()) {
                confusion = new MemcachedDecodeException("The server did not understand: " + reply);
                over.countDown();
                throw confusion;
            }
        }
        countDownLatch();
        return true;
    }

    /** Waits until all replies have come or none will come any more; false if the time is over before. */
    boolean await(long nanos) throws InterruptedException {
        return over.await(nanos, TimeUnit.NANOSECONDS);
    }

    /** Why there are no replies; null if there are. Only once it is over. */
    @Nullable
    Exception failure() {
        return confusion == null ? getException() : confusion;
    }

    /** Hands the replies over to the requests; only once all have come. */
    void settle() {
        for (int i = 0; i < requests.size(); i++) {
            requests.get(i).answered(replies.get(i));
        }
    }

    /** Nothing of what it carries. */
    @Override
    public String toString() {
        return "an exchange of " + requests.size() + " commands";
    }
}
