using Mono.Cecil;
using Mono.Cecil.Cil;
using Mono.Cecil.Rocks;

namespace PlanLint.Rules.Tests.Growth;

/// <summary>
/// Copies of assemblies that count what they do: each call of a method and each round of a loop. So everything is counted that a rule
/// or a reader does, whoever wrote it, and it is the same count on every machine.
/// </summary>
internal sealed class Instrumentation
{
    private readonly List<string> places = [];

    /// <summary>The counted places by number: a method, or a loop of it with its line.</summary>
    public IReadOnlyList<string> Places => places;

    /// <summary>Writes a counting copy of an assembly into a folder, under the same name.</summary>
    public void Copy(string path, string folder)
    {
        using var resolver = new DefaultAssemblyResolver();
        resolver.AddSearchDirectory(Path.GetDirectoryName(path)!);
        using var module = ModuleDefinition.ReadModule(path, new ReaderParameters { AssemblyResolver = resolver, ReadSymbols = true, SymbolReaderProvider = new EmbeddedPortablePdbReaderProvider() });
        var passes = module.ImportReference(typeof(WorkCounter).GetField(nameof(WorkCounter.Passes)));
        foreach (var type in module.GetTypes().Where(t => t.Name != nameof(WorkCounter)))
            foreach (var method in type.Methods.Where(m => m.HasBody)) Count(method, passes);
        module.Write(Path.Combine(folder, Path.GetFileName(path)));
    }

    private void Count(MethodDefinition method, FieldReference passes)
    {
        var body = method.Body;
        body.SimplifyMacros();
        var first = body.Instructions[0];
        var targets = body.Instructions.SelectMany(Targets, (from, to) => (from, to)).Where(b => b.to.Offset <= b.from.Offset).Select(b => b.to).Distinct().ToArray();
        foreach (var target in targets) Redirect(body, target, Insert(body, target, passes, $"{method.FullName} loop at line {Line(method, target)}"));
        Insert(body, first, passes, method.FullName);
        body.OptimizeMacros();
    }

    private static IEnumerable<Instruction> Targets(Instruction instruction) => instruction.Operand switch
    {
        Instruction target => [target],
        Instruction[] several => several,
        _ => [],
    };

    private Instruction Insert(MethodBody body, Instruction before, FieldReference passes, string place)
    {
        var code = body.GetILProcessor();
        Instruction[] added =
        [
            code.Create(OpCodes.Ldsfld, passes), code.Create(OpCodes.Ldc_I4, places.Count), code.Create(OpCodes.Ldelema, body.Method.Module.TypeSystem.Int64),
            code.Create(OpCodes.Dup), code.Create(OpCodes.Ldind_I8), code.Create(OpCodes.Ldc_I4_1), code.Create(OpCodes.Conv_I8), code.Create(OpCodes.Add), code.Create(OpCodes.Stind_I8),
        ];
        foreach (var instruction in added) code.InsertBefore(before, instruction);
        places.Add(place);
        return added[0];
    }

    /// <summary>Lets everything that jumped to an instruction, or was bounded by it, jump to what now stands before it.</summary>
    private static void Redirect(MethodBody body, Instruction from, Instruction to)
    {
        foreach (var instruction in body.Instructions)
        {
            if (instruction.Operand == from) instruction.Operand = to;
            else if (instruction.Operand is Instruction[] several) instruction.Operand = Array.ConvertAll(several, i => i == from ? to : i);
        }
        foreach (var handler in body.ExceptionHandlers)
        {
            if (handler.TryStart == from) handler.TryStart = to;
            if (handler.TryEnd == from) handler.TryEnd = to;
            if (handler.HandlerStart == from) handler.HandlerStart = to;
            if (handler.HandlerEnd == from) handler.HandlerEnd = to;
            if (handler.FilterStart == from) handler.FilterStart = to;
        }
    }

    private static int Line(MethodDefinition method, Instruction at)
    {
        var points = method.DebugInformation.SequencePoints;
        return points.LastOrDefault(p => !p.IsHidden && p.Offset <= at.Offset)?.StartLine ?? 0;
    }
}
