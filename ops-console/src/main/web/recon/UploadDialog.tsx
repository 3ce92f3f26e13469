import { Button, FileInput, Modal, NativeSelect, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ApiError, attemptKey } from '../api/client';
import { reconSummaryQuery } from '../api/queries';
import { Check } from '../ui/Check';
import { Failure, ReasonField } from '../ui/ReasonDialog';
import { Tabs } from '../ui/Tabs';
import forms from '../ui/ui.module.css';
import { FORMATS, guessFormat, size } from './imports';
import { ImportProgress } from './ImportProgress';
import { importQuery, mappingsQuery, takeFile } from './queries';
import css from './recon.module.css';

const TOUCHED = ['recon-imports', 'recon-import', 'recon-proof', 'breaks', 'recon-summary', 'audit'];

/** A file, what it is, and first a look at it without taking it; its progress stands below while it goes up. */
export function UploadDialog({ close }: { close: () => void }) {
  const queries = useQueryClient();
  const omss = (useQuery(reconSummaryQuery).data?.perOms ?? []).map((o) => o.oms);
  const mappings = useQuery(mappingsQuery).data ?? [];
  const [file, setFile] = useState<File | null>(null);
  const [oms, setOms] = useState('');
  const [format, setFormat] = useState('QUICKFIXJ');
  const [mapping, setMapping] = useState('');
  const [sender, setSender] = useState('');
  const [mode, setMode] = useState<'STRICT' | 'LENIENT'>('STRICT');
  const [dryRun, setDryRun] = useState(true);
  const [reason, setReason] = useState('');
  const [id, setId] = useState<string>();
  const running = useQuery({ ...importQuery(id ?? ''), enabled: id !== undefined, retry: 20, retryDelay: 500 });
  const why = reason.trim();
  const chosenMapping = format === 'CSV' ? mapping || mappings[0]?.name : undefined;
  const blocked = !file
    ? 'A file is needed'
    : !(oms || omss[0])
      ? 'An OMS is needed'
      : format === 'CSV' && !chosenMapping
        ? 'There is no mapping for CSV'
        : why
          ? undefined
          : 'A reason is needed';
  const take = useMutation({
    mutationFn: (asked: { dryRun: boolean; id: string }) =>
      takeFile(file as File, {
        ...{ oms: oms || omss[0], format, mode, mapping: chosenMapping, sender: sender.trim() },
        ...{ ...asked, reason: why, fileName: file?.name },
      }),
    onSettled: () => {
      for (const key of TOUCHED) queries.invalidateQueries({ queryKey: [key] });
    },
  });
  const start = (dry: boolean) => {
    const name = attemptKey();
    setId(name);
    take.mutate({ dryRun: dry, id: name });
  };
  const choose = async (chosen: File | null) => {
    setFile(chosen);
    setId(undefined);
    if (chosen) setFormat(guessFormat(chosen.name, await chosen.slice(0, 200).text()));
  };
  const told = running.data;
  // a refused file is told by its import, line by line
  const refused = take.error instanceof ApiError && take.error.status === 400 && told?.status === 'REFUSED';
  const busy = take.isPending || told?.status === 'RUNNING';
  return (
    <Modal opened onClose={close} title="Import a file" centered size={620}>
      <form
        className={forms.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (!blocked && !busy) start(dryRun);
        }}
        data-testid="upload-dialog"
      >
        <FileInput
          label="File"
          description={file ? size(file.size) : 'A FIX log, a CSV or an end-of-day file, of any size'}
          placeholder="Choose a file"
          value={file}
          onChange={choose}
          fileInputProps={{ 'data-testid': 'upload-file' } as never}
          required
        />
        <div className={css.fields}>
          <NativeSelect
            label="OMS that it is of"
            data={omss}
            value={oms || omss[0] || ''}
            onChange={(event) => setOms(event.currentTarget.value)}
            data-testid="upload-oms"
          />
          <NativeSelect
            label="Format"
            data={FORMATS}
            value={format}
            onChange={(event) => setFormat(event.currentTarget.value)}
            data-testid="upload-format"
          />
          {format === 'CSV' ? (
            <NativeSelect
              label="Mapping"
              data={mappings.map((m) => ({ value: m.name, label: `${m.name}, version ${m.version}` }))}
              value={chosenMapping ?? ''}
              onChange={(event) => setMapping(event.currentTarget.value)}
            />
          ) : (
            <TextInput
              label="Only of SenderCompID(49)"
              placeholder="any"
              value={sender}
              onChange={(event) => setSender(event.currentTarget.value)}
              maxLength={100}
            />
          )}
          <div>
            <p className={css.caption}>One bad line</p>
            <Tabs
              label="What one bad line does"
              value={mode}
              options={[
                { value: 'STRICT', label: 'refuses the file' },
                { value: 'LENIENT', label: 'is left out' },
              ]}
              onPick={setMode}
            />
          </div>
        </div>
        <Check label="Dry run: look, take nothing" on={dryRun} onSet={setDryRun} id="upload-dry" />
        <ReasonField value={reason} onChange={setReason} />
        {told && <ImportProgress of={told} />}
        {!refused && <Failure error={take.error} />}
        <div className={forms.formActs}>
          <span className={forms.formEnd}>
            <Button variant="default" size="sm" onClick={close}>
              {busy ? 'Leave it running' : told ? 'Close' : 'Not now'}
            </Button>
            {told?.status === 'CHECKED' && (
              <Button size="sm" onClick={() => start(false)} disabled={Boolean(blocked)} data-testid="import-now">
                Import it now
              </Button>
            )}
            <Button
              type="submit"
              size="sm"
              variant={told?.status === 'CHECKED' ? 'default' : 'filled'}
              loading={busy}
              disabled={Boolean(blocked)}
              title={blocked}
              data-testid="confirm-button"
            >
              {dryRun ? 'Check' : 'Import'}
            </Button>
          </span>
        </div>
      </form>
    </Modal>
  );
}
