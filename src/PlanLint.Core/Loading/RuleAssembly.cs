using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using PlanLint.Analysis;

namespace PlanLint.Loading;

/// <summary>
/// A rule assembly, loaded into a context of its own: it brings its dependencies, and shares with its host only PlanLint.Core, so
/// that a <see cref="Rule"/> is the same type for both. Loaded once a process, and again when the file has changed: the process may be
/// a library's in a server. A host compiled to native code loads none.
/// </summary>
[UnconditionalSuppressMessage("Trimming", "IL2026", Justification = IsGuarded)]
[UnconditionalSuppressMessage("Trimming", "IL2067", Justification = IsGuarded)]
[UnconditionalSuppressMessage("Trimming", "IL2070", Justification = IsGuarded)]
public sealed class RuleAssembly
{
    private const string IsGuarded = "Nothing here runs in trimmed code: LoadNew gives up where code cannot be loaded.";

    private static readonly Dictionary<(string Path, DateTime Written), RuleAssembly> Loaded = [];
    private static readonly Lock Gate = new();

    private RuleAssembly(ImmutableArray<Rule> rules, string? problem)
    {
        Rules = rules;
        Problem = problem;
    }

    /// <summary>Its rules, ordered by id; empty when it could not be loaded.</summary>
    public ImmutableArray<Rule> Rules { get; }

    /// <summary>Why it, or a part of it, could not be loaded, and what to do; null when all is well.</summary>
    public string? Problem { get; }

    /// <summary>Loads the assembly of an absolute path. Runs code of it: its rules' constructors. Never throws.</summary>
    public static RuleAssembly Load(string path)
    {
        lock (Gate)
        {
            var key = (path, File.GetLastWriteTimeUtc(path));
            if (Loaded.TryGetValue(key, out var known)) return known;
            return Loaded[key] = LoadNew(path);
        }
    }

    private static RuleAssembly LoadNew(string path)
    {
        if (!RuntimeFeature.IsDynamicCodeSupported) return Failed("this PlanLint is native code, which can load no assemblies; run the portable one");
        if (!File.Exists(path)) return Failed("there is no such file; build it first, and name the .dll");
        try
        {
            var assembly = new SharedCoreContext(path).LoadFromAssemblyPath(path);
            if (Incompatibility(assembly) is { } problem) return Failed(problem);
            var rules = ImmutableArray.CreateBuilder<Rule>();
            string? failure = null;
            foreach (var type in assembly.GetExportedTypes().Where(t => t.IsSubclassOf(typeof(Rule)) && !t.IsAbstract)
                .OrderBy(t => t.FullName, StringComparer.Ordinal))
            {
                if (Make(type, out string? wrong) is { } rule) rules.Add(rule);
                else failure ??= wrong;
            }
            if (rules.Count == 0 && failure is null)
                failure = "it has no public class that derives from PlanLint.Analysis.Rule and can be made without arguments";
            return new RuleAssembly([.. rules.OrderBy(r => r.Descriptor.Id, StringComparer.Ordinal)], failure);
        }
        catch (Exception exception) when (exception is BadImageFormatException or FileLoadException or FileNotFoundException or TypeLoadException
        or ReflectionTypeLoadException or IOException or UnauthorizedAccessException)
        {
            return Failed(Explain(exception));
        }
    }

    /// <summary>Null when the assembly was built for an interface that this host has.</summary>
    private static string? Incompatibility(Assembly assembly)
    {
        var own = typeof(Rule).Assembly.GetName();
        if (assembly.GetReferencedAssemblies().FirstOrDefault(r => r.Name == own.Name)?.Version is not { } wanted)
            return $"it does not reference {own.Name}, so it holds no rules";
        var have = own.Version!;
        // Before 1.0 every minor version may change what rules see.
        bool isCompatible = wanted.Major == have.Major && (have.Major == 0 ? wanted.Minor == have.Minor : wanted.Minor <= have.Minor);
        return isCompatible ? null : $"it was built for {own.Name} {wanted.ToString(3)}, and this is {have.ToString(3)}; build it again for this version";
    }

    private static Rule? Make(Type type, out string? problem)
    {
        problem = null;
        if (type.GetConstructor(Type.EmptyTypes) is null)
        {
            problem = $"{type.FullName} has no public constructor without arguments";
            return null;
        }
        try
        {
            var rule = (Rule)Activator.CreateInstance(type)!;
            if (rule.Descriptor is { Id.Length: > 0 }) return rule;
            problem = $"{type.FullName} has no descriptor";
        }
        catch (Exception exception)
        {
            // The edge to foreign code: whatever it throws, the other rules go on.
            problem = $"{type.FullName} failed with {(exception.InnerException ?? exception).GetType().Name} while it was made";
        }
        return null;
    }

    private static RuleAssembly Failed(string problem) => new([], problem);

    private static string Explain(Exception exception) => exception switch
    {
        BadImageFormatException => "it is not a .NET assembly",
        ReflectionTypeLoadException { LoaderExceptions: [{ } first, ..] } => Explain(first),
        FileNotFoundException { FileName: { } missing } =>
            $"'{missing.Split(',')[0]}' is missing beside it; publish the project, or set EnableDynamicLoading in it",
        TypeLoadException { TypeName: { Length: > 0 } missing } => $"'{missing}' is not there; build it again for this version",
        _ => $"it cannot be read ({exception.GetType().Name})",
    };

    /// <summary>Resolves from the assembly's own folder first, except for what host and rules share.</summary>
    private sealed class SharedCoreContext(string path) : AssemblyLoadContext(Path.GetFileNameWithoutExtension(path), isCollectible: false)
    {
        private readonly AssemblyDependencyResolver resolver = new(path);

        protected override Assembly? Load(AssemblyName assemblyName)
        {
            if (assemblyName.Name == typeof(Rule).Assembly.GetName().Name) return typeof(Rule).Assembly;
            return resolver.ResolveAssemblyToPath(assemblyName) is { } found ? LoadFromAssemblyPath(found) : null;
        }

        protected override nint LoadUnmanagedDll(string unmanagedDllName) =>
            resolver.ResolveUnmanagedDllToPath(unmanagedDllName) is { } found ? LoadUnmanagedDllFromPath(found) : nint.Zero;
    }
}
