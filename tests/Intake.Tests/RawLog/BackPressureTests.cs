using Analytics.Formats;

namespace Analytics.Intake.Tests.RawLog;

public sealed class BackPressureTests
{
    private const int Count = 300;
    private const int MaxBytes = 200_000;
    private const int Filler = 10_000;

    [Fact]
    public async Task Bytes_in_flight_stay_under_their_bound_however_slow_the_reader_is_and_everything_is_read()
    {
        await using var log = new RawLogFixture();
        var pushes = Enumerable.Range(0, Count).Select(i => TestSources.Push(i) + new string(' ', Filler)).ToList();
        await log.AppendAsync(pushes);
        log.Options = log.Options with { MaxBytesInFlight = MaxBytes, PushesGathered = 7 };
        var reader = log.Reader();
        var (texts, held, most) = (new List<string>(), new List<PushBlock>(), 0L);
        await using var blocks = reader.ReadAsync(CancellationToken.None).GetAsyncEnumerator();
        while (texts.Count < Count)
        {
            // Takes what comes and gives nothing back, until nothing comes any more.
            var next = blocks.MoveNextAsync().AsTask();
            while (await Task.WhenAny(next, Task.Delay(TimeSpan.FromMilliseconds(700))) == next)
            {
                held.Add(blocks.Current);
                texts.AddRange(Reading.Pushes(blocks.Current).Select(push => push.Text));
                most = Math.Max(most, reader.BytesInFlight);
                if (texts.Count == Count)
                {
                    break;
                }

                next = blocks.MoveNextAsync().AsTask();
            }

            Assert.True(texts.Count == Count || reader.BytesInFlight >= MaxBytes);
            held.ForEach(block => block.Dispose());
            held.Clear();
            if (texts.Count < Count)
            {
                Assert.True(await next);
                held.Add(blocks.Current);
                texts.AddRange(Reading.Pushes(blocks.Current).Select(push => push.Text));
            }
        }

        held.ForEach(block => block.Dispose());
        Assert.InRange(most, MaxBytes, MaxBytes + (2 * Filler));
        Assert.Equal(pushes.Order(), texts.Order());
    }

    [Fact]
    public async Task A_reader_that_waits_for_longer_than_a_session_may_be_silent_is_not_taken_for_dead()
    {
        await using var log = new RawLogFixture();
        await log.AppendAsync([.. Enumerable.Range(0, 100).Select(i => TestSources.Push(i) + new string(' ', Filler))]);
        log.Options = log.Options with { MaxBytesInFlight = MaxBytes, PushesGathered = 7 };
        var read = 0;
        var reader = log.Reader();
        await foreach (var block in reader.ReadAsync(CancellationToken.None))
        {
            if (read == 0)
            {
                await Task.Delay(TimeSpan.FromSeconds(4));
            }

            read += block.Count;
            block.Dispose();
            await reader.CommitAsync([new BlockOutcome(block, new PushTally())], CancellationToken.None);
            if (read >= 100)
            {
                break;
            }
        }

        Assert.Equal(100, read);
        await log.AppendAsync(TestSources.Push(100));
        Assert.Equal([TestSources.Push(100)], (await log.Reader().ReadAsync(1)).Select(push => push.Text));
    }
}
