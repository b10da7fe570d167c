using System.Reflection;
using System.Text;
using PlanLint.Testing;

namespace PlanLint.Core.Tests.Architecture;

/// <summary>The public surface of Core as one text file: a change of it is a change of that file, and so a decision in review.</summary>
public class PublicApiTests
{
    [Test]
    public void Public_api_is_as_approved()
    {
        string approved = Path.Combine(RepositoryFiles.Root(), "tests", "PlanLint.Core.Tests", "Architecture", "PublicApi.txt");
        string actual = Describe(typeof(PlanLint.Text.SourceText).Assembly);
        if (Environment.GetEnvironmentVariable("PLANLINT_UPDATE") == "1") File.WriteAllText(approved, actual);
        File.ReadAllText(approved).ShouldBe(actual, "The public API changed: read the difference, then run with PLANLINT_UPDATE=1 to approve it.");
    }

    private static string Describe(Assembly assembly)
    {
        var text = new StringBuilder();
        foreach (var type in assembly.GetExportedTypes().OrderBy(t => t.FullName, StringComparer.Ordinal))
        {
            text.Append(Kind(type)).Append(' ').Append(Name(type, qualified: true)).Append('\n');
            var members = type.GetMembers(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
                .Select(Describe).OfType<string>().Distinct().Order(StringComparer.Ordinal);
            foreach (string member in members) text.Append("  ").Append(member).Append('\n');
        }
        return text.ToString();
    }

    private static string Kind(Type type) =>
        type.IsEnum ? "enum" : type.IsInterface ? "interface" : type.IsValueType ? "struct"
        : type.IsAbstract && type.IsSealed ? "static class" : type.IsSealed ? "sealed class" : type.IsAbstract ? "abstract class" : "class";

    private static string? Describe(MemberInfo member) => member switch
    {
        FieldInfo { IsPublic: true, IsSpecialName: false } field => $"{(field.IsStatic ? "static " : "")}{field.Name}: {Name(field.FieldType)}",
        PropertyInfo property when Visible(property.GetMethod) || Visible(property.SetMethod) =>
            $"{(property.GetMethod?.IsStatic == true ? "static " : "")}{property.Name}{(property.GetIndexParameters() is { Length: > 0 } index ? $"[{Parameters(index)}]" : "")}: {Name(property.PropertyType)} {{{(Visible(property.GetMethod) ? " get;" : "")}{(Visible(property.SetMethod) ? " set;" : "")} }}",
        ConstructorInfo constructor when Visible(constructor) => $"new({Parameters(constructor.GetParameters())})",
        MethodInfo { IsSpecialName: false } method when Visible(method) && !method.Name.Contains('<') && !IsOfRecord(method) =>
            $"{(method.IsStatic ? "static " : "")}{method.Name}{(method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(a => a.Name))}>" : "")}({Parameters(method.GetParameters())}): {Name(method.ReturnType)}",
        MethodInfo { IsSpecialName: true } method when Visible(method) && method.Name.StartsWith("op_", StringComparison.Ordinal) => $"static {method.Name}({Parameters(method.GetParameters())}): {Name(method.ReturnType)}",
        _ => null,
    };

    /// <summary>What the compiler writes for every record says nothing.</summary>
    private static bool IsOfRecord(MethodInfo method) =>
        method.Name is "Equals" or "GetHashCode" or "ToString" or "Deconstruct" or "PrintMembers";

    private static bool Visible(MethodBase? method) => method is { IsPublic: true } or { IsFamily: true } or { IsFamilyOrAssembly: true };

    private static string Parameters(ParameterInfo[] parameters) => string.Join(", ", parameters.Select(p => $"{Name(p.ParameterType)} {p.Name}{(p.HasDefaultValue ? " = …" : "")}"));

    private static string Name(Type type, bool qualified = false)
    {
        if (type.IsByRef) return "ref " + Name(type.GetElementType()!);
        if (type.IsArray) return Name(type.GetElementType()!) + "[]";
        string name = qualified && type.FullName is { } full ? full.Replace('+', '.') : type.Name;
        if (!type.IsGenericType) return name;
        int tick = name.IndexOf('`');
        return (tick < 0 ? name : name[..tick]) + "<" + string.Join(", ", type.GetGenericArguments().Select(a => Name(a))) + ">";
    }
}
