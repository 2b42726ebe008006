using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Analytics.Benchmarks.Eta;

/// <summary>
/// Callers of <c>POST /v1/eta</c>, each on a connection of its own, all of them on one thread: it sends bytes that were made before and looks at the end of an
/// answer, so that it takes the server little of the machine.
/// </summary>
internal sealed class Callers(Uri address, string key, SampleQuestions questions, TimeProvider time)
{
    public const int Count = 50;

    private const int AnswerBytes = 1 << 14;

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);

    /// <summary>How the last chunk of an answer ends.</summary>
    public static ReadOnlySpan<byte> End => "0\r\n\r\n"u8;

    public static bool IsWhole(ReadOnlySpan<byte> answer) => answer.EndsWith(End);

    public static bool IsGood(ReadOnlySpan<byte> answer) => answer.StartsWith("HTTP/1.1 200"u8);

    public static Socket Connect(Uri address)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        socket.Connect(IPAddress.Loopback, address.Port);
        return socket;
    }

    /// <summary>The first lines of a request.</summary>
    public static string Head(Uri address, string key, string path, string type) =>
        $"POST {path} HTTP/1.1\r\nHost: {address.Authority}\r\nAuthorization: Bearer {key}\r\nContent-Type: {type}\r\n";

    /// <summary>Asks for a while.</summary>
    /// <param name="duration">How long.</param>
    /// <param name="pause">From one question of a caller to its next; zero to ask again as soon as it is answered.</param>
    /// <returns>From when each question was due to the last byte of its answer.</returns>
    public Latencies Run(TimeSpan duration, TimeSpan pause)
    {
        var latencies = new Latencies();
        byte[][] requests = [.. questions.Lines.Select(RequestOf)];
        Caller[] callers = [.. Enumerable.Range(0, Count).Select(i => new Caller(Connect(address), pause * i / Count))];
        var (started, next, bySocket) = (time.GetTimestamp(), 0, callers.ToDictionary(caller => caller.Socket));
        for (var now = TimeSpan.Zero; now < duration || callers.Any(caller => caller.IsWaiting); now = time.GetElapsedTime(started))
        {
            foreach (var caller in callers.Where(caller => !caller.IsWaiting && caller.Due <= now && now < duration))
            {
                caller.Socket.Send(requests[next++ % requests.Length]);
                // What this thread is late itself is not the server's; that the answer before came too late is.
                (caller.IsWaiting, caller.Received, caller.From) = (true, 0, caller.IsBehind ? caller.Due : now);
            }

            List<Socket> ready = [.. bySocket.Keys];
            var untilDue = callers.Where(caller => !caller.IsWaiting).Select(caller => caller.Due - now).Append(Longest).Min();
            Socket.Select(ready, null, null, now < duration ? WholeMilliseconds(untilDue) : (int)Longest.TotalMicroseconds);
            foreach (var caller in ready.Select(socket => bySocket[socket]).Where(caller => caller.HasAnswer()))
            {
                var answered = time.GetElapsedTime(started);
                latencies.Add(answered - caller.From);
                (caller.IsWaiting, caller.Due) = (false, pause == TimeSpan.Zero ? answered : caller.Due + pause);
                caller.IsBehind = caller.Due < answered;
            }
        }

        Array.ForEach(callers, caller => caller.Socket.Dispose());
        return latencies;
    }

    // In microseconds; whole milliseconds, as the system waits, rounded up.
    private static int WholeMilliseconds(TimeSpan wait) => 1000 * (int)Math.Ceiling(Math.Max(0, wait.TotalMilliseconds));

    private byte[] RequestOf(byte[] question) =>
    [
        .. Encoding.ASCII.GetBytes(Head(address, key, "/v1/eta", "application/json") + string.Create(CultureInfo.InvariantCulture, $"Content-Length: {question.Length}\r\n\r\n")),
        .. question,
    ];

    private sealed class Caller(Socket socket, TimeSpan due)
    {
        private readonly byte[] answer = new byte[AnswerBytes];

        public Socket Socket => socket;

        public TimeSpan Due { get; set; } = due;

        /// <summary>When the wait for the answer began.</summary>
        public TimeSpan From { get; set; }

        /// <summary>Whether the next question was due before the last was answered.</summary>
        public bool IsBehind { get; set; }

        public bool IsWaiting { get; set; }

        public int Received { get; set; }

        public bool HasAnswer()
        {
            var received = socket.Receive(answer.AsSpan(Received));
            Received += received;
            var text = answer.AsSpan(0, Received);
            return received > 0 && IsGood(text) ? IsWhole(text) : throw new InvalidOperationException("The server refused a question.");
        }
    }
}
