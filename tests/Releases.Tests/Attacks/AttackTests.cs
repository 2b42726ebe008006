using System.Text;
using Analytics.Warehouse;

namespace Analytics.Releases.Tests;

/// <summary>Every attack, on the files of a real release, and on a release that is broken so that it succeeds.</summary>
[Collection(AttackedHouse.Collection)]
public sealed class AttackTests(AttackedHouse house)
{
    private static readonly PrivacyTerms terms = AttackedHouse.Dataset.Privacy;

    [Fact]
    public void A_release_of_the_simulated_parcels_withstands_every_attack_and_says_so()
    {
        Assert.Equal(
            [
                "enumeration", "constants", "cross-domain-linking", "small-cells", "membership", "bounding-bypass", "differencing", "linear-programming",
                "dominance-and-coalitions", "quantile-extremes", "floating-point-low-bits", "row-order-and-metadata", "budget-races", "erased-subjects",
            ],
            house.Certificate.Attacks.Select(attack => attack.Name));
        Assert.All(house.Certificate.Attacks, attack => Assert.True(attack.Withstood, attack.Found));
        Assert.InRange(house.Certificate.Groups.Released, 6, 40);
        Assert.All(new ReleaseVerifier().Verify(house.Built.Path), finding => Assert.True(finding.Passed, finding.Text));
    }

    [Fact]
    public async Task Enumeration_finds_no_token_and_no_number_and_finds_those_that_are_put_there()
    {
        var sound = await house.DraftAsync();
        var token = (await house.ClickHouse.ReadBytesAsync(new Statement("SELECT parcel FROM parcels_for_sale WHERE sold_in = 202608 LIMIT 1"), "RowBinary")).ToArray();
        await AssertHeldAsync(sound, ground => new EnumerationAttack(ground), "enumeration");
        await AssertLostAsync(sound.With(Tampered.Append("groups.arrow", token)), ground => new EnumerationAttack(ground), "1 tokens and ");
        await AssertLostAsync(sound.With(Tampered.Carrier(Convert.ToHexString(token))), ground => new EnumerationAttack(ground), "1 tokens and ");
        await AssertLostAsync(sound.With(Tampered.Carrier("RR473124829DE")), ground => new EnumerationAttack(ground), "0 tokens and 1");
        await AssertLostAsync(sound.With(Tampered.Carrier("ann@mail.example")), ground => new EnumerationAttack(ground), "0 tokens and 1");
    }

    [Fact]
    public async Task Constants_are_public_names_and_a_path_a_mark_or_a_name_that_is_held_back_is_found()
    {
        var sound = await house.DraftAsync();
        await AssertHeldAsync(sound, ground => new ConstantsAttack(ground), "constants");
        await AssertLostAsync(sound.With(Tampered.Append("groups.parquet", Encoding.UTF8.GetBytes("/home/" + "somebody/release"))), ground => new ConstantsAttack(ground), "1 traces");
        await AssertLostAsync(sound.With(Tampered.Append("totals.arrow", "0f8fad5b-d9cb-469f-a165-70867728950e"u8.ToArray())), ground => new ConstantsAttack(ground), "1 traces");
        await AssertLostAsync(sound.With(Tampered.Append("groups.arrow", "fedexnobody-expressups"u8.ToArray())), ground => new ConstantsAttack(ground), "1 names");
        await AssertLostAsync(sound.With(Tampered.Carrier("Partner 17")), ground => new ConstantsAttack(ground), "1 texts");
    }

    [Fact]
    public async Task Cross_domain_linking_joins_nothing_and_joins_by_a_token_of_a_person_and_by_the_same_noise()
    {
        var sound = await house.DraftAsync();
        await AssertHeldAsync(sound, ground => new LinkingAttack(ground), "cross-domain-linking");
        var person = (await house.ClickHouse.ReadBytesAsync(new Statement("SELECT token FROM subjects WHERE token = sipHash128('busy') LIMIT 1"), "RowBinary")).ToArray();
        await AssertLostAsync(sound.With(Tampered.Append("totals.parquet", person)), ground => new LinkingAttack(ground), "1 tokens");

        // A second release that shares its draws with one that is sold already.
        await AssertLostAsync(
            sound.With(folder => File.Copy(Path.Combine(house.Built.Path, "groups.csv.gz"), Path.Combine(folder, "groups.csv.gz"), overwrite: true)),
            ground => new LinkingAttack(ground), "rows that can be joined");
    }

    [Fact]
    public async Task Small_cells_are_not_told_and_are_where_the_threshold_is_too_low()
    {
        await AssertHeldAsync(await house.DraftAsync(), ground => new SmallCellsAttack(ground), "small-cells");
        await AssertLostAsync(await house.DraftAsync(new Broken { LeastParcels = 5, HasUnprotectedTotals = true }), ground => new SmallCellsAttack(ground), "below the threshold");

        // The threshold itself is too low for its noise.
        await AssertLostAsync(await house.DraftAsync() with { LeastParcels = 60 }, ground => new SmallCellsAttack(ground), "0 groups of few units");
    }

    [Fact]
    public async Task Membership_cannot_be_told_and_can_be_from_half_the_noise_or_none()
    {
        await AssertHeldAsync(await house.DraftAsync(), ground => new MembershipAttack(ground), "membership");
        var half = ReleaseNoise.For(terms with { Rho = 4 * terms.Rho });
        await AssertLostAsync(await house.DraftAsync(new Broken { Noise = half }), ground => new MembershipAttack(ground), "of its variance");
        await AssertLostAsync(await house.DraftAsync(new Broken { Noise = new(new NoNoise(), new NoNoise()) }), ground => new MembershipAttack(ground), "the noise has 0 of its variance");

        // The noise is right, and one recipient adds a hundred parcels: that loss alone tells.
        var unbounded = await house.DraftAsync(new Broken { IsUnbounded = true });
        await AssertLostAsync(unbounded, ground => new MembershipAttack(ground), "The largest privacy loss is");
    }

    [Fact]
    public async Task Bounding_is_not_bypassed_by_one_heavy_recipient_and_is_where_nothing_is_bounded()
    {
        await AssertHeldAsync(await house.DraftAsync(), ground => new HeavyUnitAttack(ground), "bounding-bypass");
        await AssertLostAsync(await house.DraftAsync(new Broken { IsUnbounded = true }), ground => new HeavyUnitAttack(ground), "beyond the bounds");
    }

    [Fact]
    public async Task Differencing_leaves_more_than_one_group_and_leaves_one_where_totals_are_not_protected()
    {
        await AssertHeldAsync(await house.DraftAsync(), ground => new DifferencingAttack(ground), "differencing");

        // A low threshold tells all but one of somebody's groups, by and by.
        var bare = await house.DraftAsync(new Broken { LeastParcels = long.MinValue, HasUnprotectedTotals = true, Confidential = _ => [0] });
        await AssertLostAsync(bare, ground => new DifferencingAttack(ground), "totals leave a single group");
        await AssertLostAsync(await house.DraftAsync() with { Release = "carrier-lane-again" }, ground => new DifferencingAttack(ground), "1 releases are of the same window");
    }

    [Fact]
    public async Task Linear_programming_tells_no_confidential_group_and_tells_one_from_bare_totals_and_from_another_release()
    {
        static IEnumerable<int> Largest(long[] counts) => [counts.AsSpan().IndexOf(counts.Max())];
        await AssertHeldAsync(await house.DraftAsync(new Broken { Confidential = Largest }), ground => new ProgramAttack(ground), "linear-programming");
        await AssertLostAsync(
            await house.DraftAsync(new Broken { Confidential = Largest, HasUnprotectedTotals = true, LeastParcels = long.MinValue }), ground => new ProgramAttack(ground), "of them are told");

        // The other release tells the very group; all of it is more than the noise of both.
        var beside = AttackedHouse.Dataset with { Id = "beside", Totals = [], Confidentiality = new ConfidentialityTerms { Percent = 95 } };
        await AssertLostAsync(await house.DraftAsync(new Broken { Dataset = beside, Confidential = Largest }), ground => new ProgramAttack(ground), "of them are told");
    }

    [Fact]
    public async Task Dominance_and_coalitions_tell_nobody_and_tell_a_shipper_who_has_nearly_all()
    {
        await AssertHeldAsync(await house.DraftAsync(), ground => new DominanceAttack(ground), "dominance-and-coalitions");
        var dominated = new Broken { Knows = knows => knows with { Parcels = knows.Parcels with { Shipper = [.. knows.Parcels.Shipper.Select((_, i) => i % 20 == 0 ? 1 : i % 41 == 0 ? 2 : 0)] } } };
        var lost = await AssertLostAsync(await house.DraftAsync(dominated), ground => new DominanceAttack(ground), "dominated");
        Assert.DoesNotContain("in 0 one shipper", lost.Found, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Quantile_extremes_are_nobodys_own_and_are_where_exact_percentiles_are_told()
    {
        await AssertHeldAsync(await house.DraftAsync(), ground => new QuantileAttack(ground), "quantile-extremes");
        var eligible = (await house.DraftAsync()).Eligible;
        var exact = ExactPercentiles.Of(eligible.Parcels.Group, eligible.Minutes);
        var numbers = new GridNumbers(AttackedHouse.Dataset.Grid, new GridIndex(AttackedHouse.Dataset.Grid, AttackedHouse.Window));
        static double Tenths(double hours) => Math.Round(hours, 1, MidpointRounding.AwayFromZero);
        var own = new Broken { Row = row => row with { Figures = row.Figures with { P50Hours = Tenths(exact[numbers[row.Key]].P50), P90Hours = Tenths(exact[numbers[row.Key]].P90) } } };
        await AssertLostAsync(await house.DraftAsync(own), ground => new QuantileAttack(ground), "do not follow from their counts");
        var moved = new Broken { Knows = knows => knows with { Minutes = [.. knows.Minutes.Select(minutes => minutes + 6000)] } };
        await AssertLostAsync(await house.DraftAsync(moved), ground => new QuantileAttack(ground), "the slowest parcel moved");
    }

    [Fact]
    public async Task Floating_point_low_bits_are_not_told_and_are_where_a_mean_is_not_rounded()
    {
        await AssertHeldAsync(await house.DraftAsync(), ground => new LowBitsAttack(ground), "floating-point-low-bits");
        var exact = new Broken { Row = row => row with { Figures = row.Figures with { MeanHours = row.Figures.MeanHours + (1.0 / (1L << 40)) } } };
        var ground = await house.DraftAsync(exact);
        await AssertLostAsync(ground, ground => new LowBitsAttack(ground), $"{ground.Outcomes.Count(outcome => outcome == GroupOutcome.Released)} numbers have more digits");
    }

    [Fact]
    public async Task Row_order_and_metadata_tell_nothing_and_rows_by_size_or_a_file_too_many_do()
    {
        var sound = await house.DraftAsync();
        await AssertHeldAsync(sound, ground => new RowOrderAttack(ground), "row-order-and-metadata");
        await AssertLostAsync(sound.With(Tampered.Csv(rows => rows.Reverse())), ground => new RowOrderAttack(ground), "are not in the place of their names");
        await AssertLostAsync(sound.With(folder => File.WriteAllText(Path.Combine(folder, "groups.csv"), "")), ground => new RowOrderAttack(ground), "1 files do not belong");
    }

    [Fact]
    public async Task Row_order_and_metadata_do_not_depend_on_the_order_in_which_rows_came()
    {
        var ground = await house.DraftAsync();
        List<ReleasedGroup> told = [.. new ToldGroups(ground.Index, ground.Noisy, ground.Outcomes, ground.Dataset.Bins, ground.LeastParcels)];
        var folder = house.NewFolder();
        var dataset = ground.Dataset with { Totals = [] };
        await new ReleaseFiles(house.ClickHouse, house.Time).WriteAsync(dataset, ground.Window, new Analytics.Support.Chance(3).Shuffle(told), [], folder);
        foreach (var file in Directory.EnumerateFiles(folder))
        {
            Assert.Equal(await File.ReadAllBytesAsync(file), await File.ReadAllBytesAsync(Path.Combine(ground.Folder, Path.GetFileName(file))));
        }

        Assert.Equal(3, Directory.GetFiles(folder).Length);
    }

    [Fact]
    public async Task Budget_races_are_found_where_a_release_is_not_charged_or_a_limit_is_overrun()
    {
        var sound = await house.DraftAsync();
        await AssertHeldAsync(sound, ground => new BudgetAttack(ground), "budget-races");
        using var empty = await house.NewLedgerAsync();
        await AssertLostAsync(sound with { Ledger = empty }, ground => new BudgetAttack(ground), "has 0 charges");
        await AssertLostAsync(sound with { Ledger = empty }, ground => new BudgetAttack(ground), "1 releases stand on the shelf without a charge");
        await AssertLostAsync(sound with { Limits = new(0.02m, 0.2m) }, ground => new BudgetAttack(ground), "a limit is overrun");
    }

    [Fact]
    public async Task A_release_that_does_not_withstand_an_attack_is_not_finished_and_stays_charged()
    {
        // A damaged file in the draft, as a faulty disk or an intruder would leave it.
        using var ledger = await house.NewLedgerAsync();
        var shelf = new ReleaseShelf(house.NewFolder());
        using var build = house.Build(ledger, shelf);
        var steps = new Steps(step =>
        {
            if (step == "attacking them")
            {
                Tampered.Append("groups.arrow", Encoding.UTF8.GetBytes("/home/" + "somebody"))(Assert.Single(Directory.GetDirectories(shelf.Folder)));
            }
        });
        var lost = await Assert.ThrowsAsync<ReleaseException>(() => build.RunAsync(AttackedHouse.Dataset, AttackedHouse.Window, AttackedHouse.NoHoldings, steps));
        Assert.Contains("attack constants", lost.Message, StringComparison.Ordinal);
        Assert.Contains("stays charged", lost.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(shelf.Folder));
        var record = Assert.Single(await ledger.ReleasesAsync());
        Assert.Equal(LedgerStep.Charged, record.Step);

        var built = await build.RunAsync(AttackedHouse.Dataset, AttackedHouse.Window, AttackedHouse.NoHoldings, new Steps());
        Assert.True(built.IsNew);
        Assert.Equal([LedgerStep.Charged, LedgerStep.Built], Assert.Single(await ledger.ReleasesAsync()).Entries.Select(entry => entry.Step));
    }

    // The release that was built says the same of it as the draft.
    private async Task AssertHeldAsync(AttackGround sound, Func<AttackGround, Attack> attack, string name)
    {
        Assert.True(house[name].Withstood, house[name].Found);
        var result = await attack(sound).RunAsync(sound);
        Assert.Equal(name, result.Name);
        Assert.True(result.Withstood, result.Found);
    }

    private static async Task<AttackResult> AssertLostAsync(AttackGround broken, Func<AttackGround, Attack> attack, string found)
    {
        var result = await attack(broken).RunAsync(broken);
        Assert.False(result.Withstood, result.Tried);
        Assert.Contains(found, result.Found, StringComparison.Ordinal);
        return result;
    }

    private sealed class NoNoise : NoiseLaw
    {
        public override double Variance => 0;

        public override Fraction Scale => new(1, 1);

        public override long Draw(IRandomBits bits) => 0;

        public override double Mass(long m) => m == 0 ? 1 : 0;

        public override double Tail(long m) => m <= 0 ? 1 : 0;
    }
}
