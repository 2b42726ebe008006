namespace Analytics.Releases;

/// <summary>Everything that a release must withstand before it is sealed.</summary>
internal static class AttackSuite
{
    /// <summary>All attacks, in the order that certificates list them in.</summary>
    public static IReadOnlyList<Attack> On(AttackGround ground) =>
    [
        new EnumerationAttack(ground),
        new ConstantsAttack(ground),
        new LinkingAttack(ground),
        new SmallCellsAttack(ground),
        new MembershipAttack(ground),
        new HeavyUnitAttack(ground),
        new DifferencingAttack(ground),
        new ProgramAttack(ground),
        new DominanceAttack(ground),
        new QuantileAttack(ground),
        new LowBitsAttack(ground),
        new RowOrderAttack(ground),
        new BudgetAttack(ground),
        new ErasedAttack(ground),
    ];

    /// <summary>Runs them all.</summary>
    /// <inheritdoc cref="RunAsync(AttackGround, IReadOnlyList{Attack}, IReleaseProgress, CancellationToken)"/>
    public static Task<IReadOnlyList<AttackResult>> RunAsync(AttackGround ground, IReleaseProgress progress, CancellationToken cancellation) =>
        RunAsync(ground, On(ground), progress, cancellation);

    /// <summary>Runs attacks on the files of a folder, each of which is read once for all of them.</summary>
    /// <param name="ground">The release.</param>
    /// <param name="attacks">Those that are run.</param>
    /// <param name="progress">Hears how far they are.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>A result for each, in their order.</returns>
    /// <exception cref="Warehouse.WarehouseException">The warehouse failed.</exception>
    /// <exception cref="InvalidDataException">A file is not what its name says.</exception>
    public static async Task<IReadOnlyList<AttackResult>> RunAsync(
        AttackGround ground, IReadOnlyList<Attack> attacks, IReleaseProgress progress, CancellationToken cancellation)
    {
        foreach (var attack in attacks)
        {
            await attack.PrepareAsync(cancellation).ConfigureAwait(false);
        }

        AttackedFiles.ShowBytes(ground.Folder, (file, bytes) => Each(attacks, attack => attack.SeeBytes(file, bytes.Span)), cancellation);
        var numbers = new GridNumbers(ground.Dataset.Grid, ground.Index);
        foreach (var row in AttackedFiles.Groups(ground.Folder, ground.Dataset))
        {
            cancellation.ThrowIfCancellationRequested();
            var attacked = AttackedRow.Of(row, numbers);
            Each(attacks, attack => attack.SeeGroup(attacked));
        }

        foreach (var row in AttackedFiles.Totals(ground.Folder, ground.Dataset))
        {
            Each(attacks, attack => attack.SeeTotal(row));
        }

        List<AttackResult> results = [];
        foreach (var attack in attacks)
        {
            results.Add(await attack.ConcludeAsync(cancellation).ConfigureAwait(false));
            progress.Advance((double)results.Count / attacks.Count);
        }

        return results;
    }

    private static void Each(IReadOnlyList<Attack> attacks, Action<Attack> see)
    {
        foreach (var attack in attacks)
        {
            see(attack);
        }
    }
}
