using System.Reflection;

namespace Analytics.Boundary.Tests;

/// <summary>What keeps the bytes of a personal value inside the type that holds them.</summary>
internal static class Identifiers
{
    private const BindingFlags Public = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <summary>
    /// Everything public on a type through which the value could leave: all but yes-or-no properties and overrides of object.
    /// </summary>
    public static IEnumerable<string> WaysOut(Type type)
    {
        if (!type.IsByRefLike)
        {
            yield return $"{type.Name} can be stored: it is not a ref struct";
        }

        foreach (var contract in type.GetInterfaces())
        {
            yield return $"{type.Name} implements {contract.Name}";
        }

        foreach (var field in type.GetFields(Public))
        {
            yield return $"{type.Name}.{field.Name} is a public field";
        }

        foreach (var property in type.GetProperties(Public).Where(property => property.PropertyType != typeof(bool)))
        {
            yield return $"{type.Name}.{property.Name} is a {property.PropertyType.Name}";
        }

        foreach (var method in type.GetMethods(Public).Where(method => !IsGetter(method) && !IsOverrideOfObject(method)))
        {
            yield return $"{type.Name}.{method.Name} is a public method";
        }
    }

    private static bool IsGetter(MethodInfo method) => method.IsSpecialName && method.Name.StartsWith("get_", StringComparison.Ordinal);

    private static bool IsOverrideOfObject(MethodInfo method) => method.GetBaseDefinition().DeclaringType == typeof(object);
}
