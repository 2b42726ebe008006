namespace Analytics.Simulator;

/// <summary>Makes blocks on several threads and hands them out in order. Holds as many blocks as threads, and one more.</summary>
internal sealed class AssemblyLine(World world, SimulationOptions options) : IAsyncDisposable
{
    private readonly long blocks = (options.Parcels + Block.Size - 1) / Block.Size;
    private readonly Queue<Task<Block>> making = [];
    private readonly Stack<Block> idle = [];
    private long begun;

    /// <summary>The next block; null when there is none left.</summary>
    public async Task<Block?> NextAsync(CancellationToken cancel)
    {
        while (making.Count < options.Parallelism && begun < blocks)
        {
            cancel.ThrowIfCancellationRequested();
            making.Enqueue(Make(begun++));
        }

        return making.TryDequeue(out var next) ? await next.ConfigureAwait(false) : null;
    }

    /// <summary>Takes back a block that is done with.</summary>
    public void GiveBack(Block block) => idle.Push(block);

    public async ValueTask DisposeAsync()
    {
        while (making.TryDequeue(out var next))
        {
            idle.Push(await next.ConfigureAwait(false));
        }

        foreach (var block in idle)
        {
            block.Dispose();
        }
    }

    private Task<Block> Make(long number)
    {
        var block = idle.TryPop(out var used) ? used : new Block();
        return Task.Run(() =>
        {
            block.Make(world, options, number);
            return block;
        });
    }
}
