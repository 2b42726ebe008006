namespace Analytics.Web.Tests;

public sealed class AnswerCacheTests
{
    private static readonly WebOptions Options = new() { Control = new() { Folder = "unused" }, AnswerCacheBytes = 4000 };

    private int made;

    [Fact]
    public async Task What_is_asked_by_many_at_once_is_made_once()
    {
        using var cache = new AnswerCache(Options);
        var ready = new TaskCompletionSource<Answer>();

        var asked = Enumerable.Range(0, 5).Select(_ => cache.GetAsync("a", () => Count(ready.Task), CancellationToken.None)).ToList();
        ready.SetResult(Sized(10));
        await Task.WhenAll(asked);
        await cache.GetAsync("a", () => Count(ready.Task), CancellationToken.None);

        Assert.Equal(1, made);
    }

    [Fact]
    public async Task One_who_gives_up_leaves_the_answer_to_the_others()
    {
        using var cache = new AnswerCache(Options);
        using var giveUp = new CancellationTokenSource();
        var ready = new TaskCompletionSource<Answer>();

        var impatient = cache.GetAsync("a", () => Count(ready.Task), giveUp.Token);
        var patient = cache.GetAsync("a", () => Count(ready.Task), CancellationToken.None);
        await giveUp.CancelAsync();
        ready.SetResult(Sized(10));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => impatient);
        Assert.Equal(10, (await patient).Body.Length);
        Assert.Equal(1, made);
    }

    [Fact]
    public async Task An_answer_that_is_large_for_the_cache_is_given_and_not_kept()
    {
        using var cache = new AnswerCache(Options);

        await cache.GetAsync("a", () => Count(Task.FromResult(Sized(2000))), CancellationToken.None);
        await cache.GetAsync("a", () => Count(Task.FromResult(Sized(2000))), CancellationToken.None);

        Assert.Equal(2, made);
    }

    [Fact]
    public async Task A_failure_is_not_kept()
    {
        using var cache = new AnswerCache(Options);

        await Assert.ThrowsAsync<InvalidOperationException>(() => cache.GetAsync("a", () => Task.FromException<Answer>(new InvalidOperationException()), CancellationToken.None));

        Assert.Equal(10, (await cache.GetAsync("a", () => Count(Task.FromResult(Sized(10))), CancellationToken.None)).Body.Length);
    }

    private static Answer Sized(int bytes) => new("text/plain", new byte[bytes], null);

    private Task<Answer> Count(Task<Answer> answer)
    {
        made++;
        return answer;
    }
}
