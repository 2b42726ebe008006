using System.Collections.Concurrent;
using Microsoft.Extensions.Caching.Memory;

namespace Analytics.Web;

/// <summary>Answers that were given, to be given again while what they were made from is the same. Bounded by their bytes.</summary>
internal sealed class AnswerCache(WebOptions options) : IDisposable
{
    // An answer that is much of the whole would push out all others.
    private const int SmallestShare = 4;

    private const int Overhead = 200;

    private readonly ConcurrentDictionary<string, Lazy<Task<Answer>>> underWay = new();
    private readonly MemoryCache answers = new(new MemoryCacheOptions { SizeLimit = options.AnswerCacheBytes });

    /// <summary>The kept answer; else makes it, once for all who ask for it meanwhile.</summary>
    /// <param name="tag">Tells what the answer was made from and what was asked.</param>
    /// <param name="make">Makes it. Goes on though one of those who wait gives up.</param>
    /// <param name="cancellation">Gives up waiting.</param>
    public async Task<Answer> GetAsync(string tag, Func<Task<Answer>> make, CancellationToken cancellation)
    {
        if (answers.TryGetValue(tag, out Answer? known))
        {
            return known!;
        }

        var making = underWay.GetOrAdd(tag, _ => new Lazy<Task<Answer>>(() => MakeAsync(tag, make)));
        return await making.Value.WaitAsync(cancellation).ConfigureAwait(false);
    }

    public void Dispose() => answers.Dispose();

    private async Task<Answer> MakeAsync(string tag, Func<Task<Answer>> make)
    {
        try
        {
            var made = await make().ConfigureAwait(false);
            var size = made.Body.Length + (2L * tag.Length) + Overhead;
            if (size <= options.AnswerCacheBytes / SmallestShare)
            {
                answers.Set(tag, made, new MemoryCacheEntryOptions { Size = size });
            }

            return made;
        }
        finally
        {
            underWay.TryRemove(tag, out _);
        }
    }
}
