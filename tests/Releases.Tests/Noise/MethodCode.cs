using System.Reflection;
using System.Reflection.Emit;

namespace Analytics.Releases.Tests;

/// <summary>What a method is made of, read from its compiled instructions.</summary>
internal static class MethodCode
{
    private static readonly Dictionary<short, OpCode> Codes = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!).ToDictionary(code => code.Value);

    /// <summary>Instructions, each with the method or field it names, if it does.</summary>
    public static IEnumerable<(OpCode Code, MemberInfo? Member)> Read(MethodBase method)
    {
        var bytes = method.GetMethodBody()?.GetILAsByteArray() ?? [];
        for (var at = 0; at < bytes.Length;)
        {
            var code = Codes[bytes[at] == 0xFE ? (short)(0xFE00 | bytes[at + 1]) : bytes[at]];
            at += code.Size;
            yield return (code, Member(code, method, bytes, at));
            at += OperandSize(code.OperandType, bytes, at);
        }
    }

    private static MemberInfo? Member(OpCode code, MethodBase method, byte[] bytes, int at) =>
        code.OperandType is OperandType.InlineMethod or OperandType.InlineField
            ? method.Module.ResolveMember(
                BitConverter.ToInt32(bytes, at), method.DeclaringType?.GetGenericArguments(), method.IsGenericMethod ? method.GetGenericArguments() : null)
            : null;

    private static int OperandSize(OperandType type, byte[] bytes, int at) => type switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(bytes, at)),
        _ => 4,
    };
}
