export const plain = {
    label: '',
    evictsTables: false,
    evictsData: false,
    readsAhead: false,
    fails: false,
};
/** For the system calls below. */
export const plainCall = { label: '', readAhead: 0, fails: false, duplicated: false, grants: false };
export const failingCall = { ...plainCall, fails: true };
