namespace Analytics.Web.Tests;

public sealed class SharedReadTests
{
    [Fact]
    public async Task Who_asks_while_a_read_runs_shares_the_next_one()
    {
        var reads = new List<TaskCompletionSource<int>>();
        var begun = new SemaphoreSlim(0);
        var shared = new SharedRead<int>(() =>
        {
            reads.Add(new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously));
            begun.Release();
            return reads[^1].Task;
        });

        var first = shared.ReadAsync();
        await begun.WaitAsync();
        var late = Enumerable.Range(0, 5).Select(_ => shared.ReadAsync()).ToList();
        reads[0].SetResult(1);
        await begun.WaitAsync();
        var later = shared.ReadAsync();
        reads[1].SetResult(2);
        await begun.WaitAsync();
        reads[2].SetResult(3);

        Assert.Equal(1, await first);
        Assert.All(await Task.WhenAll(late), answer => Assert.Equal(2, answer));
        Assert.Equal(3, await later);
    }

    [Fact]
    public async Task A_read_that_fails_spoils_no_other()
    {
        var count = 0;
        var shared = new SharedRead<int>(() => ++count == 1 ? Task.FromException<int>(new InvalidOperationException()) : Task.FromResult(count));

        await Assert.ThrowsAsync<InvalidOperationException>(shared.ReadAsync);

        Assert.Equal(2, await shared.ReadAsync());
        Assert.Equal(3, await shared.ReadAsync());
    }

    [Fact]
    public async Task Nobody_gets_what_was_found_before_they_asked()
    {
        var clock = 0;
        var shared = new SharedRead<int>(async () =>
        {
            var found = Volatile.Read(ref clock);
            await Task.Yield();
            return found;
        });

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            for (var i = 0; i < 2000; i++)
            {
                var asked = Interlocked.Increment(ref clock);
                Assert.True(await shared.ReadAsync() >= asked);
            }
        })));
    }
}
