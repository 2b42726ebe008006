using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Analytics.Benchmarks.Eta;

/// <summary>One batch over a socket of its own: questions are sent on one thread while answers are counted on another, and nothing else is done with them.</summary>
internal sealed class BatchAsker(Uri address, string key, SampleQuestions questions)
{
    private const int LinesOfBlock = 500;
    private const int BufferBytes = 1 << 18;

    /// <summary>Some lines at once, with their ends.</summary>
    public static byte[] BlockOf(SampleQuestions questions, out int lines)
    {
        using var bytes = new MemoryStream();
        foreach (var line in questions.Lines.Take(LinesOfBlock))
        {
            bytes.Write(line);
            bytes.WriteByte((byte)'\n');
        }

        lines = Math.Min(LinesOfBlock, questions.Lines.Count);
        return bytes.ToArray();
    }

    /// <summary>Asks for at least so many.</summary>
    /// <returns>Answers.</returns>
    public async Task<long> RunAsync(int rows)
    {
        using var socket = Callers.Connect(address);
        var sending = Task.Run(() => Send(socket, rows));
        var answers = await Task.Run(() => Count(socket)).ConfigureAwait(false);
        await sending.ConfigureAwait(false);
        return answers;
    }

    private void Send(Socket socket, int rows)
    {
        socket.Send(Encoding.ASCII.GetBytes(Callers.Head(address, key, "/v1/eta/batch", "application/x-ndjson") + "Transfer-Encoding: chunked\r\n\r\n"));
        var block = BlockOf(questions, out var lines);
        byte[] chunk = [.. Encoding.ASCII.GetBytes(block.Length.ToString("x", CultureInfo.InvariantCulture) + "\r\n"), .. block, .. "\r\n"u8];
        for (var sent = 0; sent < rows; sent += lines)
        {
            socket.Send(chunk);
        }

        socket.Send("0\r\n\r\n"u8);
    }

    // Lines of the framing end with CR LF, answers with LF alone.
    private static long Count(Socket socket)
    {
        var (buffer, kept, answers, isFirst) = (new byte[BufferBytes], 0, 0L, true);
        while (true)
        {
            var received = socket.Receive(buffer.AsSpan(kept));
            var fresh = buffer.AsSpan(kept, received);
            if (received == 0 || (isFirst && !Callers.IsGood(fresh)))
            {
                throw new InvalidOperationException("The server broke the batch off.");
            }

            answers += fresh.Count((byte)'\n') - fresh.Count((byte)'\r');
            var all = buffer.AsSpan(0, kept + received);
            if (Callers.IsWhole(all))
            {
                return answers;
            }

            kept = Math.Min(all.Length, Callers.End.Length);
            all[^kept..].CopyTo(buffer);
            isFirst = false;
        }
    }
}
