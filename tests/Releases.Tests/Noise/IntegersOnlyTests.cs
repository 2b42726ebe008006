using System.Reflection;
using System.Reflection.Emit;

namespace Analytics.Releases.Tests;

/// <summary>No floating point before the integer is out: read from the compiled code of all that a draw runs through.</summary>
public sealed class IntegersOnlyTests
{
    private const BindingFlags Any = BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private static readonly Type[] Inexact = [typeof(double), typeof(float), typeof(Half), typeof(decimal)];
    private static readonly OpCode[] InexactCodes = [OpCodes.Ldc_R4, OpCodes.Ldc_R8, OpCodes.Conv_R4, OpCodes.Conv_R8, OpCodes.Conv_R_Un];

    public static TheoryData<Type> Laws => [.. typeof(NoiseLaw).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(NoiseLaw)))];

    [Theory]
    [MemberData(nameof(Laws))]
    public void Draws_run_through_integers_alone(Type law)
    {
        var (seen, found) = Walk(law.GetMethod(nameof(NoiseLaw.Draw), Any)!);
        Assert.Empty(found);
        Assert.Contains(nameof(RandomIntegers.ChanceOfExp), seen);
        Assert.Contains(nameof(RandomIntegers.Chance), seen);
        Assert.Contains(nameof(RandomIntegers.Below), seen);
    }

    [Fact]
    public void Bits_decisions_and_choices_run_through_integers_alone()
    {
        Assert.Empty(Walk(typeof(SecureBits).GetMethod(nameof(SecureBits.Next), Any)!).Found);
        Assert.Empty(Walk(typeof(Bounding).GetMethod(nameof(Bounding.Choose), Any)!).Found);
        Assert.Empty(Walk(typeof(PartitionSelection).GetMethod(nameof(PartitionSelection.Choose), Any)!).Found);
    }

    [Theory]
    [MemberData(nameof(Laws))]
    public void Floating_point_is_found_where_it_is(Type law) => Assert.NotEmpty(Walk(law.GetMethod(nameof(NoiseLaw.Tail), Any)!).Found);

    private static (HashSet<string> Seen, List<string> Found) Walk(MethodBase first)
    {
        var (seen, found) = (new HashSet<MethodBase> { first }, new List<string>());
        var waiting = new Queue<MethodBase>([first]);
        while (waiting.TryDequeue(out var method))
        {
            found.AddRange(Types(method).Concat(method.GetMethodBody()?.LocalVariables.Select(local => local.LocalType) ?? [])
                .Where(Inexact.Contains).Select(type => $"{method.Name}: {type.Name}"));
            foreach (var (code, member) in MethodCode.Read(method))
            {
                if (InexactCodes.Contains(code) || (member is FieldInfo field && Inexact.Contains(field.FieldType)))
                {
                    found.Add($"{method.Name}: {code} {member?.Name}");
                }

                if (member is MethodBase called)
                {
                    found.AddRange(Types(called).Where(Inexact.Contains).Select(type => $"{method.Name} calls {called.Name}: {type.Name}"));
                    foreach (var own in Bodies(called).Where(own => own.Module == first.Module && seen.Add(own)))
                    {
                        waiting.Enqueue(own);
                    }
                }
            }
        }

        return ([.. seen.Select(method => method.Name)], found);
    }

    /// <summary>The method, or those that may be called in its place.</summary>
    private static IEnumerable<MethodBase> Bodies(MethodBase called) => !called.IsAbstract || called.DeclaringType!.IsInterface
        ? [called]
        : called.Module.GetTypes().SelectMany(type => type.GetMethods(Any)).Where(method => method.GetBaseDefinition() == called);

    private static IEnumerable<Type> Types(MethodBase method) =>
        method.GetParameters().Select(parameter => parameter.ParameterType).Append((method as MethodInfo)?.ReturnType ?? typeof(void));
}
