using System.Globalization;

namespace Analytics.Benchmarks.Reports;

/// <summary>The figures as they are printed: a table for each size, each question against itself at the size before.</summary>
internal sealed class ReportTable(int runs)
{
    private readonly Dictionary<Question, double> before = [];
    private (Question? Question, double P95) slowest;

    public void Explain()
    {
        Say($"{Environment.ProcessorCount} cores; milliseconds until the last byte, of {runs} requests after one to warm up, one at a time, each of an instant of its own.");
        Say($"limit: the columns that the question needs, read. peer: the question as plain SQL over the journeys, the better of two. growth: p50 against the size before.");
    }

    public void Begin(Filling filled)
    {
        slowest = default;
        Say($"");
        Say($"{filled.After:N0} journeys: {filled.After - filled.Before:N0} made in {filled.Making.TotalSeconds:N1} s, cells in {filled.Cells.TotalSeconds:N1} s, scan cells in {filled.ScanCells.TotalSeconds:N1} s; peak memory {filled.PeakMemory / 1e6:N0} MB");
        Say($"{"",-58}{"p50",7}{"p95",7}{"limit",8}{"peer",8}{"peer / ours",13}{"growth",8}");
    }

    public void Add(Question question, Latencies ours, EngineTimes engine)
    {
        if (ours.Count < runs)
        {
            Say($"{question.Name,-58}   failed: the server gave no answer, and its log says why");
            return;
        }

        var (p50, p95) = (ours.At(0.5)[0], ours.At(0.95)[0]);
        double? growth = before.TryGetValue(question, out var smaller) ? p50 / smaller : null;
        Say($"{question.Name,-58}{p50,7:N0}{p95,7:N0}{engine.Limit,8:N0}{engine.Peer,8:N0}{engine.Peer / p50,13:N1}{growth,8:N2}");
        before[question] = p50;
        slowest = p95 > slowest.P95 ? (question, p95) : slowest;
    }

    public void Sum(ReportAsker asker, TimeSpan used, long peakMemory)
    {
        var (made, kept) = (asker.Made.At(0.5, 0.95), asker.Kept.At(0.5, 0.95));
        Say($"{"all of them",-58}{made[0],7:N0}{made[1],7:N0}   slowest: {slowest.Question?.Name}, p95 {slowest.P95:N0}");
        Say($"{"all of them again, of the same instants: kept answers",-58}{kept[0],7:N1}{kept[1],7:N1}");
        Say($"processor of the server: {used.TotalMilliseconds / asker.Made.Count:N0} for each answer made; its peak memory {peakMemory / 1e6:N0} MB");
    }

    /// <param name="page">The dashboard's first page; null when there is no browser.</param>
    public static void Overview(FirstPaint? page)
    {
        if (page is null)
        {
            Say($"overview: not looked at, {FirstPaint.Chromium} is not installed");
            return;
        }

        var (painted, complete) = (page.Painted.At(0.5, 1), page.Complete.At(0.5, 1));
        Say($"overview in a cold browser, median and worst of {page.Painted.Count}: first paint {painted[0]:N0} and {painted[1]:N0}, every figure {complete[0]:N0} and {complete[1]:N0}");
    }

    /// <summary>What is under way, on a line of a terminal that the next one takes the place of.</summary>
    public static void Progress(string text)
    {
        if (!Console.IsErrorRedirected)
        {
            Console.Error.Write($"\r\x1b[K{text}");
        }
    }

    private static void Say(FormattableString text)
    {
        Progress("");
        Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
    }
}
