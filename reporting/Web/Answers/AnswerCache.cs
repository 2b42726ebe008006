using Microsoft.Extensions.Caching.Memory;

namespace Analytics.Web;

/// <summary>Answers that were given, to be given again while what they were made from is the same. Bounded by their bytes.</summary>
internal sealed class AnswerCache(WebOptions options) : IDisposable
{
    // An answer that is much of the whole would push out all others.
    private const int SmallestShare = 4;

    private readonly MemoryCache answers = new(new MemoryCacheOptions { SizeLimit = options.AnswerCacheBytes });

    /// <param name="tag">Tells what the answer was made from and what was asked.</param>
    /// <param name="make">Makes it.</param>
    public async ValueTask<Answer> GetAsync(string tag, Func<Task<Answer>> make)
    {
        if (answers.TryGetValue(tag, out Answer? known))
        {
            return known!;
        }

        var made = await make().ConfigureAwait(false);
        var size = made.Body.Length + (2L * tag.Length) + 200;
        if (size <= options.AnswerCacheBytes / SmallestShare)
        {
            answers.Set(tag, made, new MemoryCacheEntryOptions { Size = size });
        }

        return made;
    }

    public void Dispose() => answers.Dispose();
}
