namespace Analytics.Intake.Http;

/// <summary>Room in the inbox: what bounds its memory, and how long a sender waits. Thread-safe.</summary>
internal sealed class InboxRoom(int maxPushes, long maxBytes)
{
    private readonly Lock gate = new();
    private int pushes;
    private long bytes;

    /// <summary>Takes room; null when there is none. A request larger than all there is gets in when it is alone.</summary>
    public Place? TryTake(int pushCount, long byteCount)
    {
        lock (gate)
        {
            var isEmpty = pushes == 0 && bytes == 0;
            if (!isEmpty && (pushes + pushCount > maxPushes || bytes + byteCount > maxBytes))
            {
                return null;
            }

            pushes += pushCount;
            bytes += byteCount;
        }

        return new Place(this, pushCount, byteCount);
    }

    private void GiveBack(int pushCount, long byteCount)
    {
        lock (gate)
        {
            pushes -= pushCount;
            bytes -= byteCount;
        }
    }

    /// <summary>Room that is taken until it is disposed of.</summary>
    public sealed class Place(InboxRoom room, int pushCount, long byteCount) : IDisposable
    {
        private int isGiven;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref isGiven, 1) == 0)
            {
                room.GiveBack(pushCount, byteCount);
            }
        }
    }
}
